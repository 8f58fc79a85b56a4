"""Charts of Word: a DrawingML part a panel, with the workbook behind it, shown in lines of text.

`plot` settles how a chart is drawn, `layout` how much room each of its parts has; `part`, `series`, `axes` and `text`
say it as DrawingML, `workbook` as cells, and `panels` puts the panels of a figure on the page.
"""

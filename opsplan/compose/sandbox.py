"""What a chapter template may do: read the fields of a plan and its facts, arrange them, and print them in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import ModuleType
from typing import Any

from jinja2 import Undefined, nodes, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import _PassArg
from pydantic import BaseModel

from opsplan.compose.speaker import Raw
from opsplan.markup import escape

#: No value that is printed is longer, in characters, and none that is multiplied gets larger.
LONGEST = 1_000_000
#: No power has a larger exponent.
HIGHEST = 1_000
#: Filters of words, which are given a value of the plan as it reads.
OF_WORDS = (
    "capitalize", "center", "indent", "lower", "replace", "string", "title", "trim", "truncate", "upper", "wordcount",
    "wordwrap",
)  # fmt: skip
#: What would make another document of the same plan the next time.
FICKLE = ("lipsum", "random")


@pass_context
def finalize(context: Context, value: object) -> str:
    """Return what a template prints: finished Markdown as it is, any value of the plan in words and escaped."""
    if isinstance(value, Undefined):
        return str(value)  # raises an error that says what is not there, or not allowed
    return value if isinstance(value, Raw) else Raw(escape(_words(context, value)))


def _words(context: Context, value: object) -> str:
    said: str = context["speaker"].inline(value)
    if len(said) > LONGEST:
        raise SecurityError(f"a text of {len(said)} characters")
    return said


class _Generator(CodeGenerator):
    """Joins the values of the plan as they read, where Jinja2 would join how Python writes them."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802, the name of the node
        """Write the call that joins values."""
        self.write("environment.joined(context, (")
        for one in node.nodes:
            self.visit(one, frame)
            self.write(", ")
        self.write("))")


class Sandbox(ImmutableSandboxedEnvironment):
    """A sandbox in which a template reads the fields of a plan's parts, and nothing else that their class can do."""

    code_generator_class = _Generator
    intercepted_binops = frozenset({"*", "**", "%"})

    def __init__(self, **options: Any) -> None:
        super().__init__(finalize=finalize, **options)
        for name in FICKLE:
            self.globals.pop(name, None)
            self.filters.pop(name, None)
        self.filters |= {name: _of_words(self.filters[name]) for name in OF_WORDS}
        self.filters["join"] = _join

    @staticmethod
    def concat(parts: Iterable[str]) -> Raw:
        """Return what a macro, a block or a whole template has printed: finished, so it is not escaped again."""
        return Raw("".join(parts))

    def joined(self, context: Context, values: Iterable[object]) -> str:
        """Return values joined to a text as they read; finished Markdown makes all of it Markdown."""
        listed = list(values)
        if any(isinstance(one, Raw) for one in listed):
            return Raw("".join(finalize(context, one) for one in listed))
        return "".join(finalize(context, one) if isinstance(one, Undefined) else _words(context, one) for one in listed)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may have an attribute.

        Pydantic's could read files, those of classes make what is not in the plan (`today`), those of modules anything.
        """
        of = getattr(value, "__self__", None)
        inner = isinstance(of, BaseModel | type) or isinstance(value, ModuleType | type)
        about = isinstance(obj, BaseModel) and attr.startswith("model_")
        return not inner and not about and super().is_safe_attribute(obj, attr, value)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Return a product or a power; a SecurityError where it would fill the memory."""
        if operator == "**":
            too_large = abs(right) > HIGHEST or abs(left) > LONGEST
        elif operator == "%":
            too_large = False  # it is listed so that it runs, and fails, where it stands and not while Jinja2 compiles
        else:
            sized, times = (left, right) if hasattr(left, "__len__") else (right, left)
            too_large = hasattr(sized, "__len__") and len(sized) * times > LONGEST
        if too_large:
            raise SecurityError(f"{operator} makes more than there is room for")
        return super().call_binop(context, operator, left, right)


_PASSED: Mapping[_PassArg | None, Callable[[Context], tuple[Any, ...]]] = {
    None: lambda context: (),
    _PassArg.context: lambda context: (context,),
    _PassArg.eval_context: lambda context: (context.eval_ctx,),
    _PassArg.environment: lambda context: (context.environment,),
}


def _of_words(inner: Callable[..., Any]) -> Callable[..., Any]:
    """Return a filter that works on how a value reads."""
    passed = getattr(inner, "jinja_pass_arg", None)

    @pass_context
    def call(context: Context, value: object, *args: Any, **named: Any) -> Any:
        if isinstance(value, Undefined):
            return finalize(context, value)
        said = value if isinstance(value, str) and type(value) in (str, Raw) else _words(context, value)
        made = inner(*_PASSED[passed](context), said, *args, **named)
        return Raw(made) if isinstance(value, Raw) else made

    return call


@pass_context
def _join(context: Context, values: Iterable[object], between: str = "", attribute: str | None = None) -> str:
    """Return values joined as they read, with something between them, or one attribute of each."""
    environment = context.environment
    if attribute is not None:
        values = environment.call_filter("map", values, kwargs={"attribute": attribute}, context=context)
    parts = [part for one in values for part in (between, one)][1:]
    assert isinstance(environment, Sandbox)
    return environment.joined(context, parts)

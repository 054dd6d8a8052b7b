import type { Argument, AttributeValue, Expression, Prepared } from "./dynalite.ts";
import { serviceError } from "./errors.ts";

/**
 * Rewrites parsed conditions where dynalite 4.0.0 gives a wrong answer:
 * - `attribute_type`, `IN` and `BETWEEN` take a stored `false` or `""` for a missing attribute;
 * - `size` of `""` is nothing instead of 0;
 * - maps and lists are never equal: comparing with one is refused.
 */
export function repairConditions(request: Prepared): void {
  if (request._condition !== undefined) {
    request._condition.expression = repaired(request._condition.expression);
  }
  if (request._filter !== undefined) {
    request._filter.expression = repaired(request._filter.expression);
  }
}

const comparators = new Set(["=", "<>", "<", "<=", ">", ">="]);

function repaired(expression: Expression): Expression {
  const [first, second, third] = expression.args;
  switch (expression.type) {
    case "and":
    case "or":
    case "not":
      return {
        ...expression,
        args: expression.args.map((part) => (isExpression(part) ? repaired(part) : part)),
      };
    case "in":
      return oneOf(first, expression.args.slice(1));
    case "between":
      return both(comparison(">=", first, second), comparison("<=", first, third));
    case "function":
      return expression.name === "attribute_type" ? typeCheck(expression) : expression;
    default:
      return comparators.has(expression.type) ? comparedSizes(expression) : expression;
  }
}

function oneOf(subject: Argument | undefined, choices: readonly Argument[]): Expression {
  const [head, ...rest] = choices.map((choice) => comparison("=", subject, choice));
  if (head === undefined) throw new Error("IN without values");
  return rest.reduce((left, right) => ({ type: "or", args: [left, right] }), head);
}

function comparison(type: string, ...args: readonly (Argument | undefined)[]): Expression {
  return comparedSizes({ type, args: args.filter((argument) => argument !== undefined) });
}

function both(left: Expression, right: Expression): Expression {
  return { type: "and", args: [left, right] };
}

const falsyValues: Readonly<Record<string, Argument>> = {
  BOOL: { BOOL: false },
  S: { S: "" },
  B: { B: "" },
};

function typeCheck(expression: Expression): Expression {
  const [subject, type] = expression.args;
  if (subject === undefined || type === undefined || !isValue(type)) return expression;
  const falsy = falsyValues[type.S ?? ""];
  if (falsy === undefined) return expression;
  return { type: "or", args: [expression, { type: "=", args: [subject, falsy] }] };
}

function comparedSizes(expression: Expression): Expression {
  expression.args.forEach(refuseDocument);
  const measured = expression.args.find(
    (argument) => isExpression(argument) && argument.name === "size",
  );
  if (measured === undefined || !isExpression(measured)) return expression;
  const [subject] = measured.args;
  if (subject === undefined) return expression;
  const isEmpty: Expression = { type: "=", args: [subject, { S: "" }] };
  const withZero: Expression = {
    ...expression,
    args: expression.args.map((argument) => (argument === measured ? { N: "0" } : argument)),
  };
  const otherwise = both({ type: "not", args: [isEmpty] }, expression);
  return { type: "or", args: [both(isEmpty, withZero), otherwise] };
}

function refuseDocument(argument: Argument): void {
  if (isValue(argument) && ("M" in argument || "L" in argument)) {
    throw serviceError(
      "NotImplementedException",
      "The local database cannot compare maps or lists in a condition",
    );
  }
}

function isExpression(argument: Argument): argument is Expression {
  return "type" in argument;
}

function isValue(argument: Argument): argument is AttributeValue {
  return !Array.isArray(argument) && !isExpression(argument);
}

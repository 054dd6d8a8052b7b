import { type Flow, type FlowAction, targetsOf } from "../flow.ts";

type Found = { readonly block: string; readonly reason: string };

/** A function that has just answered, by its placeholder; undefined: none has, or the last one failed. */
type LastAnswer = string | undefined;

/**
 * `$.External` holds the answer of the last function: whatever path leads to a block that reads
 * `$.External.x`, the last function on it must have succeeded and must answer `x`.
 */
export function lambdaAnswerFindings(
  flow: Flow,
  answers: Readonly<Record<string, readonly string[]>>,
): readonly Found[] {
  const before = lastAnswers(flow);
  return flow.Actions.flatMap((action) => {
    const read = [...JSON.stringify(action.Parameters).matchAll(/\$\.External\.([\w-]+)/gu)];
    return read.flatMap(([, key = ""]) =>
      [...(before.get(action.Identifier) ?? [])]
        .filter((last) => last === undefined || !(answers[last] ?? []).includes(key))
        .map((last) => ({
          block: action.Identifier,
          reason:
            last === undefined
              ? `reads ${key} where no function may have answered`
              : `reads ${key}, which \${${last}} does not answer`,
        })),
    );
  });
}

/** For every block the functions that can have answered last before it runs. */
function lastAnswers(flow: Flow): ReadonlyMap<string, ReadonlySet<LastAnswer>> {
  const byId = new Map(flow.Actions.map((action) => [action.Identifier, action]));
  const before = new Map<string, Set<LastAnswer>>();
  const waiting: [string, LastAnswer][] = [[flow.StartAction, undefined]];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const [id, last] = next;
    const action = byId.get(id);
    const seen = before.get(id) ?? new Set<LastAnswer>();
    if (action === undefined || seen.has(last)) continue;
    before.set(id, seen.add(last));
    waiting.push(...onwards(action, last));
  }
  return before;
}

function onwards(action: FlowAction, last: LastAnswer): [string, LastAnswer][] {
  if (action.Type !== "InvokeLambdaFunction") {
    return targetsOf(action).map((target) => [target, last]);
  }
  const called = /^\$\{(\w+)\}$/u.exec(String(action.Parameters["LambdaFunctionARN"]))?.[1];
  const { NextAction, Errors = [] } = action.Transitions;
  const failed: [string, LastAnswer][] = Errors.map((branch) => [branch.NextAction, undefined]);
  return NextAction === undefined ? failed : [[NextAction, called], ...failed];
}

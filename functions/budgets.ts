/** On the way of a call, a case or a notice: every byte is loaded while somebody waits. Unit: bytes, minified. */
const onTheWay = 500_000;

/** Invoked by Connect while the caller hears it ring. */
const duringTheCall = 425_000;

/** Largest bundle of each function, beside which a test lays the real one. Source: issue 2, figures. */
export const bundleBudgets = {
  "answer-dispatch": onTheWay,
  "answer-on-behalf": onTheWay,
  "cancel-dispatch": onTheWay,
  "change-case": onTheWay,
  "change-settings": onTheWay,
  "classify-case": onTheWay,
  "close-case": onTheWay,
  "create-case": onTheWay,
  "describe-api": onTheWay,
  "dispatch-case": onTheWay,
  "drain-calls": onTheWay,
  "get-call": onTheWay,
  "get-case": onTheWay,
  "list-board": onTheWay,
  "notify-agency": onTheWay,
  "receive-message": onTheWay,
  "record-contact": onTheWay,
  "register-call": duringTheCall,
  "relay-changes": onTheWay,
  "set-call-type": onTheWay,
  "ship-cases": onTheWay,
  "test-contacts": onTheWay,
  "watch-deadlines": onTheWay,
} as const satisfies Readonly<Record<string, number>>;

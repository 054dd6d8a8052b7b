/** On the way of a call, a case or a notice: every byte is loaded while somebody waits. Unit: bytes, minified. */
const onTheWay = 500_000;

/** Invoked by Connect while the caller hears it ring. */
const duringTheCall = 425_000;

/** Beside the call: nobody waits for its first byte, but the client of Amazon Connect alone is some 400 kB. Measured. */
const withConnectClient = 700_000;

/** Largest bundle of each function, beside which a test lays the real one. Source: issue 2, figures. */
export const bundleBudgets = {
  "answer-alert": duringTheCall,
  "answer-dispatch": onTheWay,
  "answer-on-behalf": onTheWay,
  "associate-number": withConnectClient,
  "cancel-dispatch": onTheWay,
  "call-out": withConnectClient,
  "care-for-case": onTheWay,
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
  "handle-call-back": onTheWay,
  "keep-complaints": onTheWay,
  "keep-landmarks": onTheWay,
  "handover-case": onTheWay,
  "join-report": onTheWay,
  "list-board": onTheWay,
  "manage-events": onTheWay,
  "mark-call": duringTheCall,
  "mark-caller": onTheWay,
  "note-told": onTheWay,
  "notify-agency": onTheWay,
  "pre-alert": onTheWay,
  "receive-exchange": onTheWay,
  "receive-message": onTheWay,
  "receive-pbx": onTheWay,
  "record-contact": onTheWay,
  "register-call": duringTheCall,
  "relay-changes": onTheWay,
  "send-exchange": onTheWay,
  "set-call-type": onTheWay,
  "ship-cases": onTheWay,
  "sweep-call-backs": onTheWay,
  "test-contacts": onTheWay,
  "transfer-call": onTheWay,
  "watch-deadlines": onTheWay,
  "watch-staff": withConnectClient,
} as const satisfies Readonly<Record<string, number>>;

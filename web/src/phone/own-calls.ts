export type OwnCalls = {
  /** Notes the contact of a call while it is being made. */
  readonly make: (call: Promise<{ readonly contactId?: string }>) => Promise<void>;
  readonly has: (contactId: string) => Promise<boolean>;
};

/** Calls that the operator makes himself: nothing is to be written down for them, so they open nothing. */
export function ownCalls(): OwnCalls {
  const made = new Set<string>();
  let making: Promise<void> = Promise.resolve();
  return {
    make(call) {
      const noted = async () => {
        const { contactId } = await call;
        if (contactId !== undefined) made.add(contactId);
      };
      const done = noted();
      making = done.catch(() => undefined);
      return done;
    },
    async has(contactId) {
      // The workspace may tell of the call before it answers that it was made.
      await making;
      return made.has(contactId);
    },
  };
}

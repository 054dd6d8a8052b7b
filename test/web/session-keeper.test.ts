import { describe, expect, it } from "vitest";
import type { Session } from "../../web/src/session.ts";
import { type Renewal, sessionKeeper } from "../../web/src/session-keeper.ts";

const first: Session = {
  token: "t-1",
  name: "Operator 1",
  region: "33.75",
  roles: ["operator"],
  refreshToken: "r-1",
  lifeMs: 3_600_000,
};

/** A keeper whose renewals and timers the test holds in its hand. */
function aKeeper(answers: (() => Promise<Renewal>)[]) {
  const timers: { ms: number; work: () => void }[] = [];
  const kept: string[] = [];
  let asked = 0;
  const keeper = sessionKeeper({
    first,
    renew: async () => {
      const answer = answers[asked];
      asked += 1;
      return answer === undefined ? { kind: "refused" } : answer();
    },
    keep: ({ token }) => void kept.push(token),
    after: (ms, work) => {
      const timer = { ms, work };
      timers.push(timer);
      return () => {
        const at = timers.indexOf(timer);
        if (at >= 0) timers.splice(at, 1);
      };
    },
  });
  return { keeper, timers, kept, asked: () => asked };
}

const renewedTo = (token: string) => async (): Promise<Renewal> => ({
  kind: "renewed",
  session: { ...first, token },
});

describe("a session of a shift", () => {
  it("is renewed in good time, again and again, without a question", async () => {
    const { keeper, timers, kept } = aKeeper([renewedTo("t-2"), renewedTo("t-3")]);
    for (const token of ["t-2", "t-3"]) {
      const [timer] = timers;
      expect(timers).toHaveLength(1);
      expect(timer?.ms).toBeLessThan(3_600_000);
      timer?.work();
      await expect.poll(() => keeper.session().token).toBe(token);
    }

    expect(kept).toEqual(["t-2", "t-3"]);
    expect(keeper.isLost()).toBe(false);
  });

  it("is renewed once when many requests were refused at the same moment", async () => {
    const { keeper, asked } = aKeeper([renewedTo("t-2")]);
    const fresh = await Promise.all([keeper.renewNow(), keeper.renewNow(), keeper.renewNow()]);

    expect(fresh).toEqual([true, true, true]);
    expect(asked()).toBe(1);
  });

  it("is tried again when nobody could be reached, and is not given up for that", async () => {
    const { keeper, timers } = aKeeper([async () => ({ kind: "unreachable" }), renewedTo("t-2")]);
    expect(await keeper.renewNow()).toBe(false);
    expect(keeper.isLost()).toBe(false);
    timers.at(-1)?.work();
    await expect.poll(() => keeper.session().token).toBe("t-2");
  });

  it("has ended when it is refused, until a person has signed in again", async () => {
    const { keeper, timers } = aKeeper([]);
    const told: boolean[] = [];
    keeper.onChange(() => told.push(keeper.isLost()));
    expect(await keeper.renewNow()).toBe(false);
    expect(timers).toHaveLength(0);
    keeper.adopt({ ...first, token: "t-9" });

    expect(told).toEqual([true, false]);
    expect(keeper.session().token).toBe("t-9");
    expect(timers).toHaveLength(1);
  });
});

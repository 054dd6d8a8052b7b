import { beforeEach, describe, expect, it } from "vitest";
import { VirtualClock } from "../../local/clock.ts";

const start = Date.UTC(2026, 10, 21, 6);
let real: number;
let clock: VirtualClock;
let happened: string[];

beforeEach(() => {
  real = start;
  clock = new VirtualClock(() => real);
  happened = [];
});

/** Notes what happened, and how many seconds after the start. */
const note = (what: string) => {
  happened.push(`${what} at ${(clock.now() - start) / 1000}`);
};

describe("the local clock", () => {
  it("runs with real time and shows workers what to add to theirs", async () => {
    real += 5_000;
    expect(clock.iso()).toBe("2026-11-21T06:00:05.000Z");
    await clock.advance(35 * 60_000);
    expect(clock.iso()).toBe("2026-11-21T06:35:05.000Z");
    expect(new BigInt64Array(clock.sharedOffset)[0]).toBe(2_100_000n);
  });

  it("lets what falls due happen in order, each at its own moment", async () => {
    clock.after(30_000, () => note("third"));
    clock.after(10_000, () => note("first"));
    clock.after(10_000, () => note("second, set later for the same moment"));
    clock.after(90_000, () => note("too late"));
    await clock.advance(60_000);
    expect(happened).toEqual([
      "first at 10",
      "second, set later for the same moment at 10",
      "third at 30",
    ]);
    expect(clock.now()).toBe(start + 60_000);
  });

  it("also lets happen what is set on the way", async () => {
    clock.after(10_000, () => {
      note("alarm");
      clock.after(10_000, () => note("repeated alarm"));
      clock.after(0, () => note("at once"));
    });
    clock.after(15_000, () => note("between"));
    await clock.advance(60_000);
    expect(happened).toEqual([
      "alarm at 10",
      "at once at 10",
      "between at 15",
      "repeated alarm at 20",
    ]);
  });

  it("waits at each moment until the work begun there has ended", async () => {
    clock.after(10_000, () => {
      const ended = clock.begin();
      setTimeout(() => {
        note("work done");
        ended();
        ended();
      }, 20);
    });
    clock.after(11_000, () => note("next"));
    await clock.advance(20_000);
    expect(happened).toEqual(["work done at 10", "next at 11"]);
  });

  it("first waits for the work that is under way when it is moved", async () => {
    const ended = clock.begin();
    clock.after(1_000, () => note("timer"));
    const moved = clock.advance(5_000);
    await new Promise((done) => setTimeout(done, 20));
    expect(happened).toEqual([]);
    ended();
    await moved;
    expect(happened).toEqual(["timer at 1"]);
  });

  it("is idle only when work handed from one part to the next has ended too", async () => {
    const first = clock.begin();
    setTimeout(() => {
      const second = clock.begin();
      first();
      setTimeout(() => {
        note("second part done");
        second();
      }, 10);
    }, 10);
    await clock.idle();
    expect(happened).toEqual(["second part done at 0"]);
  });

  it("is moved by one caller after the other", async () => {
    clock.after(15_000, () => note("timer"));
    const both = [clock.advance(10_000), clock.advance(10_000)];
    await Promise.all(both);
    expect(happened).toEqual(["timer at 15"]);
    expect(clock.now()).toBe(start + 20_000);
  });

  it("does not fire a timer that was called off, even by another of the same moment", async () => {
    const callOff = clock.after(10_000, () => note("called off"));
    let callOffSecond: () => void = () => undefined;
    clock.after(20_000, () => callOffSecond());
    callOffSecond = clock.after(20_000, () => note("called off by the one before"));
    callOff();
    await clock.advance(60_000);
    expect(happened).toEqual([]);
  });

  it("can be moved again after a timer has failed", async () => {
    clock.after(1_000, () => {
      throw new Error("broken part");
    });
    clock.after(2_000, () => note("healthy part"));
    await expect(clock.advance(1_500)).rejects.toThrow("broken part");
    await clock.advance(5_000);
    expect(happened).toEqual(["healthy part at 2"]);
  });

  it("refuses moments and steps that are none, which would stop or fire everything", async () => {
    expect(() => clock.at(Number.NaN, () => undefined)).toThrow(RangeError);
    await expect(clock.advance(Number.NaN)).rejects.toThrow(RangeError);
    await expect(clock.advance(-1)).rejects.toThrow(RangeError);
  });

  it("fires overdue timers by itself once it is started, and none after it is stopped", async () => {
    clock.sleep(1_000).then(
      () => note("slept"),
      () => undefined,
    );
    clock.start();
    real += 2_000;
    await new Promise((done) => setTimeout(done, 80));
    expect(happened).toEqual(["slept at 2"]);
    clock.after(1_000, () => note("after the end"));
    clock.stop();
    real += 2_000;
    await new Promise((done) => setTimeout(done, 60));
    expect(happened).toHaveLength(1);
  });
});

/** A sound that asks for attention; `missed` is the more urgent one. */
export type Alarm = "missed" | "question";

/** Frequencies, one after the other. Unit: Hz. Chosen. */
const tones: Readonly<Record<Alarm, readonly number[]>> = {
  missed: [880, 660, 880, 660, 880, 660],
  question: [660, 880],
};
/** Unit: seconds. Chosen. */
const toneSeconds = 0.22;

let context: AudioContext | undefined;

/** Plays it once. A browser that allows no sound leaves it at what is shown. */
export function playAlarm(alarm: Alarm): void {
  try {
    context ??= new AudioContext();
    void context.resume().catch(() => undefined);
    const start = context.currentTime;
    tones[alarm].forEach((frequency, index) => {
      if (context === undefined) return;
      const oscillator = context.createOscillator();
      const gain = context.createGain();
      oscillator.frequency.value = frequency;
      gain.gain.value = 0.3;
      oscillator.connect(gain).connect(context.destination);
      oscillator.start(start + index * toneSeconds);
      oscillator.stop(start + (index + 0.85) * toneSeconds);
    });
  } catch {
    // No sound device: the sign on the screen stands by itself.
  }
}

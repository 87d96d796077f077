/** Reading took too long. Who asked gets what tokens tell. */
export class TimeUp extends Error {}

/** A limit on the time that one text may take. It is looked at now and then, by whatever may take long. */
export class Deadline {
  private readonly end: number;
  private readonly seconds: number;
  private asked = 0;

  constructor(seconds: number) {
    this.seconds = seconds;
    this.end = performance.now() + seconds * 1000;
  }

  /** Throws {@link TimeUp} when the time is up. Cheap enough for every step. */
  check(): void {
    this.asked++;
    if (this.asked % 64 === 0 && performance.now() > this.end) throw new TimeUp(`took longer than ${this.seconds} s`);
  }
}

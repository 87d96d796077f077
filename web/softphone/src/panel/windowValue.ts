/** A value the browser keeps for this window, where it allows that; else nobody does. */
export interface WindowValue {
  read(): string | null;
  write(value: string | null): void;
}

/** @param storage In a frame of another site every use of it may throw, even naming it. */
export function windowValue(storage: () => Storage, key: string): WindowValue {
  return {
    read: () => attempt(() => storage().getItem(key)),
    write: (value) => {
      attempt(() => (value === null ? storage().removeItem(key) : storage().setItem(key, value)));
    },
  };
}

function attempt<T>(use: () => T): T | null {
  try {
    return use();
  } catch {
    return null;
  }
}

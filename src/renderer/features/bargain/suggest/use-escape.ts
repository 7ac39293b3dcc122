/** Escape closes what stands in place of the table; a list that is open over it takes the key first. Callers: panels. */
import { useEffect } from 'react';

/** Calls `close` on Escape until the component goes. */
export function useEscape(close: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented) close();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}

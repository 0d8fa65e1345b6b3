import { useEffect, useState } from 'react';

/** Asks `read` again every `milliseconds`, for as long as the component is on screen. */
export const usePolled = <Value>(read: () => Value, milliseconds: number): Value => {
  const [value, setValue] = useState(read);
  useEffect(() => {
    const timer = window.setInterval(() => setValue(read()), milliseconds);
    return () => window.clearInterval(timer);
  }, [read, milliseconds]);
  return value;
};

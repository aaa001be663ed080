import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { rowHeight, rowsInSight, scrollTo } from './rows-in-sight.ts';

/** Head and foot stay in sight and are as high as a row. */
const box = { head: rowHeight, foot: rowHeight } as const;

/** Follows a box that is scrolled: which of its rows to draw, and how to bring one into sight. */
export function useRowsInSight(count: number) {
  const scroller = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ scrolled: 0, height: 0 });
  const measure = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const scrolled = element.scrollTop;
    const height = element.clientHeight;
    setPlace((old) => (old.scrolled === scrolled && old.height === height ? old : { scrolled, height }));
  }, []);
  useLayoutEffect(measure, [measure]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [measure]);

  const reveal = useCallback(
    (row: number): void => {
      const element = scroller.current;
      if (!element || row < 0) return;
      element.scrollTop = scrollTo(row, element.scrollTop, { ...box, height: element.clientHeight });
      measure();
    },
    [measure],
  );
  const isInSight = useCallback((row: number): boolean => {
    const element = scroller.current;
    return (
      element !== null &&
      scrollTo(row, element.scrollTop, { ...box, height: element.clientHeight }) === element.scrollTop
    );
  }, []);
  return { scroller, slice: rowsInSight(count, place.scrolled, place.height), measure, reveal, isInSight };
}

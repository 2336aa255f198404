import { useRef } from 'preact/hooks';

/**
 * The value that first came with this key. Each message brings new objects for the same figures; what is memoised by the value that this
 * returns is drawn again only when the key is another.
 */
export function useUnchanged<Value>(value: Value, key: string): Value {
  const kept = useRef({ value, key });
  if (kept.current.key !== key) kept.current = { value, key };
  return kept.current.value;
}

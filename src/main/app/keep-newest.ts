/** Puts a value into a cache as its newest and drops the oldest ones beyond `most`. Gives the value. */
export function keepNewest<K, V>(cache: Map<K, V>, key: K, value: V, most: number): V {
  cache.delete(key)
  cache.set(key, value)
  for (const oldest of cache.keys()) {
    if (cache.size <= most) break
    cache.delete(oldest)
  }
  return value
}

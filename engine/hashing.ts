/**
 * Features as numbers of buckets (Weinberger et al. 2009, ICML): no list of names has to be shipped, and two features that
 * meet in a bucket cost a little accuracy.
 */

/** FNV-1a (Fowler, Noll & Vo) over UTF-16 code units, folded; `buckets` is a power of two up to 65,536. */
export function bucketOf(feature: string, buckets: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < feature.length; i += 1) hash = Math.imul(hash ^ feature.charCodeAt(i), 0x01000193);
  return (hash ^ (hash >>> 16)) & (buckets - 1);
}

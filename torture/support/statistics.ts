/** The value below which this part of some figures is. */
export function quantile(figures: readonly number[], part: number): number {
  const sorted = Float64Array.from(figures).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

export function mean(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
}

/** Square of the standard error of the mean. */
function errorOfMean(figures: readonly number[]): number {
  const middle = mean(figures);
  return figures.reduce((sum, figure) => sum + (figure - middle) ** 2, 0) / (figures.length - 1) / figures.length;
}

/** Welch's t: by how many standard errors two means differ; and that error. */
export function welch(
  one: readonly number[],
  other: readonly number[],
): { readonly t: number; readonly error: number } {
  const error = Math.sqrt(errorOfMean(one) + errorOfMean(other));
  return { t: Math.abs(mean(one) - mean(other)) / error, error };
}

/** How much the second of some pairs rises with the first (least squares). */
export function slope(points: readonly (readonly [x: number, y: number])[]): number {
  const [x, y] = [mean(points.map(([one]) => one)), mean(points.map(([, one]) => one))];
  const over = points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0);
  return over / points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

import { encode } from 'uqr'

/** The dark squares of a QR code as one path of an SVG, a unit a square. */
function drawSquares(data: readonly (readonly boolean[])[]): string {
  return data.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('')
}

/**
 * A code for a camera, drawn in the page: no picture to load, nothing of it leaves. Dark on white in the dark theme too,
 * since cameras want it so.
 */
export function QrCode({ code, label }: { code: string; label: string }) {
  const { data, size } = encode(code, { ecc: 'M', border: 4 })
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-52 rounded-m border border-line bg-white text-black"
    >
      <path d={drawSquares(data)} fill="currentColor" />
    </svg>
  )
}

/** Mail programs know no OKLCH: the design's colours, computed as hexadecimal sRGB. */
export type Palette = {
  paper: string
  surface: string
  sunken: string
  line: string
  ink: string
  muted: string
  accent: string
  accentSoft: string
  accentInk: string
}

const channel = (linear: number): string => {
  const value = linear <= 0.0031308 ? 12.92 * linear : 1.055 * linear ** (1 / 2.4) - 0.055
  return Math.round(Math.min(1, Math.max(0, value)) * 255)
    .toString(16)
    .padStart(2, '0')
}

/** Björn Ottosson's matrices. Lightness 0-1, chroma, hue in degrees. */
export function oklchToHex(lightness: number, chroma: number, hue: number): string {
  const a = chroma * Math.cos((hue * Math.PI) / 180)
  const b = chroma * Math.sin((hue * Math.PI) / 180)
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  const red = 4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s
  const green = -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s
  const blue = -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  return `#${channel(red)}${channel(green)}${channel(blue)}`
}

/** The same figures as app/tokens.css. */
export const lightPalette = (hue: number, chroma: number): Palette => ({
  paper: oklchToHex(0.962, 0.01, 85),
  surface: oklchToHex(0.995, 0.005, 85),
  sunken: oklchToHex(0.975, 0.009, 85),
  line: oklchToHex(0.885, 0.012, 80),
  ink: oklchToHex(0.235, 0.015, 60),
  muted: oklchToHex(0.455, 0.015, 65),
  accent: oklchToHex(0.41, chroma, hue),
  accentSoft: oklchToHex(0.955, 0.022, hue),
  accentInk: oklchToHex(0.99, 0.005, 85),
})

export const darkPalette = (hue: number, chroma: number): Palette => ({
  paper: oklchToHex(0.165, 0.01, 60),
  surface: oklchToHex(0.235, 0.012, 60),
  sunken: oklchToHex(0.205, 0.012, 60),
  line: oklchToHex(0.34, 0.012, 60),
  ink: oklchToHex(0.94, 0.01, 85),
  muted: oklchToHex(0.745, 0.012, 80),
  accent: oklchToHex(0.8, chroma * 0.8, hue),
  accentSoft: oklchToHex(0.29, 0.04, hue),
  accentInk: oklchToHex(0.18, 0.02, 60),
})

const luminanceOf = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5].map((start) => {
    const value = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return value <= 0.040_45 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** The contrast of two colours as WCAG counts it, from 1 to 21. */
export function contrastOf(one: string, other: string): number {
  const [low, high] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b)
  return (high! + 0.05) / (low! + 0.05)
}

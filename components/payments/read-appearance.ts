import type { Appearance } from '@stripe/stripe-js'

/** The provider's fields live in its own document: it takes plain colours, so ours are painted and read back. */
function toHex(colour: string): string {
  const canvas = document.createElement('canvas')
  canvas.width = 1
  canvas.height = 1
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) return '#808080'
  context.fillStyle = colour
  context.fillRect(0, 0, 1, 1)
  const [red, green, blue] = context.getImageData(0, 0, 1, 1).data
  return `#${[red, green, blue].map((part) => (part ?? 0).toString(16).padStart(2, '0')).join('')}`
}

/** The colour that a token has in the theme shown. */
function readToken(token: string): string {
  const probe = document.createElement('span')
  probe.style.color = `var(${token})`
  document.body.append(probe)
  const colour = getComputedStyle(probe).color
  probe.remove()
  return toHex(colour)
}

/** Makes the provider's fields look like ours, in the theme shown. */
export function readAppearance(): Appearance {
  const line = readToken('--line-strong')
  const accent = readToken('--accent')
  return {
    theme: 'stripe',
    variables: {
      colorPrimary: accent,
      colorBackground: readToken('--surface'),
      colorText: readToken('--ink'),
      colorTextSecondary: readToken('--muted'),
      colorTextPlaceholder: readToken('--muted'),
      colorDanger: readToken('--danger'),
      borderRadius: '6px',
      fontSizeBase: '17px',
      fontFamily: 'system-ui, sans-serif',
    },
    rules: {
      '.Input': { border: `1px solid ${line}`, boxShadow: 'none' },
      '.Tab': { border: `1px solid ${line}`, boxShadow: 'none' },
      '.Tab--selected': { borderColor: accent, boxShadow: `0 0 0 1px ${accent}` },
    },
  }
}

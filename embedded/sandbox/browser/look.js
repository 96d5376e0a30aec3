/** Makes the frame look as its page asked for with Elements' `appearance` and `fonts`, through the CSSOM only. */

const sheet = new CSSStyleSheet()
document.adoptedStyleSheets = [sheet]

const THEMES = {
  stripe: {},
  flat: { colorBackground: '#f1f1f1', borderColor: 'transparent' },
  night: {
    colorBackground: '#30313d',
    colorText: '#ffffff',
    colorTextSecondary: '#c3c6d4',
    colorDanger: '#fe87a1',
    borderColor: '#424353',
  },
}
const SELECTOR = /^\.[\w-]+(?:[.:][\w-]+|::placeholder|\s+\.[\w-]+)*(?:\s*,\s*\.[\w-]+(?:[.:][\w-]+|::placeholder)*)*$/
const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)

async function loadFont(font) {
  if (font.cssSrc) {
    const link = document.createElement('link')
    link.rel = 'stylesheet'
    link.href = font.cssSrc
    document.head.append(link)
    return
  }
  const { family, src, ...descriptors } = font
  const face = new FontFace(family, src, descriptors)
  document.fonts.add(face)
  await face.load().catch(() => {})
}

let loadedFonts = false

function addRule(selector, declarations) {
  if (!SELECTOR.test(selector)) return
  const index = sheet.insertRule(`${selector} {}`, sheet.cssRules.length)
  const { style } = sheet.cssRules[index]
  for (const [name, value] of Object.entries(declarations)) style.setProperty(kebab(name), String(value))
}

export async function applyLook({ appearance = {}, fonts = [] }) {
  const variables = { ...THEMES[appearance.theme ?? 'stripe'], ...appearance.variables }
  const root = document.documentElement
  root.removeAttribute('style')
  for (const [name, value] of Object.entries(variables)) root.style.setProperty(`--${name}`, String(value))
  root.classList.toggle('still', appearance.disableAnimations === true)
  sheet.replaceSync('')
  for (const [selector, declarations] of Object.entries(appearance.rules ?? {})) addRule(selector, declarations)
  if (!loadedFonts)
    await Promise.race([Promise.all(fonts.map(loadFont)), new Promise((resolve) => setTimeout(resolve, 1_000))])
  loadedFonts = true
}

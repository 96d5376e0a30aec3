import localFont from 'next/font/local'
import type { CSSProperties } from 'react'

/** Headings, figures and prices: every optical size of one weight, in the characters of French (scripts/fonts.mjs). */
const fraunces = localFont({
  src: './fonts/fraunces-french.woff2',
  variable: '--font-fraunces',
  weight: '560',
  display: 'swap',
  fallback: ['Georgia', 'serif'],
  adjustFontFallback: 'Times New Roman',
  preload: false,
})

/** The one file that is preloaded. Text never jumps: a first visit on a slow network reads the system's font, and whoever comes back this one ([6.P1]). */
const body = localFont({
  src: [
    {
      path: '../../node_modules/@fontsource-variable/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-latin-wght-normal.woff2',
      weight: '200 800',
      style: 'normal',
    },
  ],
  variable: '--font-body',
  display: 'optional',
  fallback: ['system-ui', 'sans-serif'],
  preload: true,
})

/** The classes of `<html>` in every root layout. */
export const fontClasses = `${fraunces.variable} ${body.variable}`

/** What `<html>` carries so that every token takes the structure's accent. */
export function accentOf(structure: { slug: string; accentHue: number; accentChroma: number }) {
  const style = { '--accent-h': structure.accentHue, '--accent-c': structure.accentChroma } as CSSProperties
  return { 'data-structure': structure.slug, style }
}

// Before anything is painted: the chosen theme, and the sign that scripts run.
const themeScript =
  "(function(h){h.setAttribute('data-js','');try{var t=localStorage.getItem('diapason_theme');if(t==='light'||t==='dark')h.setAttribute('data-theme',t)}catch(e){}})(document.documentElement)"

/**
 * In the `<head>` of every root layout, whose `<html>` needs `suppressHydrationWarning`. `nonce` on pages with a nonce policy.
 * The file beside it counts the cart, switches the theme and closes menus.
 */
export function SiteScripts({ nonce }: { nonce?: string }) {
  return (
    <>
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, which must run before the first paint */}
      <script nonce={nonce} dangerouslySetInnerHTML={{ __html: themeScript }} />
      <script nonce={nonce} src="/site.js" defer />
      {/* Where React Aria finds the nonce of the styles that it adds ([6.S6]). */}
      {nonce ? <meta property="csp-nonce" nonce={nonce} suppressHydrationWarning /> : null}
    </>
  )
}

const base = 'http://diapason.invalid'

/**
 * Where to go back after a login ([1.B4]): a page of the same structure, never another site.
 * Anything else (another host, a scheme, `//`, backslashes, control characters) goes to `home`, 'Mon compte'
 * unless told otherwise.
 */
export function safeReturnPath(slug: string, asked: unknown, home = `/${slug}/mon-compte`): string {
  if (typeof asked !== 'string' || asked.length > 500) return home
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them, so '/\t/evil' would become '//evil'
  if (!asked.startsWith(`/${slug}/`) || /[\\\u0000-\u001f\u007f]/.test(asked)) return home
  const url = URL.canParse(asked, base) ? new URL(asked, base) : null
  if (url?.origin !== base || !url.pathname.startsWith(`/${slug}/`) || url.pathname.includes('//')) return home
  return `${url.pathname}${url.search}`
}

/** Where the office begins. */
export const staffHome = (slug: string): string => `/${slug}/gestion`

/** Somebody of the office without a file of their own has only its pages to go back to. */
export function safeStaffReturnPath(slug: string, asked: unknown): string {
  const path = safeReturnPath(slug, asked, staffHome(slug))
  return path.startsWith(`${staffHome(slug)}/`) ? path : staffHome(slug)
}

export function loginPath(slug: string, returnTo?: string): string {
  return returnTo ? `/${slug}/connexion?retour=${encodeURIComponent(returnTo)}` : `/${slug}/connexion`
}

/** The consent questions, which come before anything else and then go on to `returnTo` ([2.A3]). */
export const consentsPath = (slug: string, returnTo: string): string =>
  `/${slug}/mon-compte/consentements?retour=${encodeURIComponent(returnTo)}`

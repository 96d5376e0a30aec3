import { type Form, readForms } from '../../support/page-forms'

export type Page = { url: string; status: number; html: string; forms: Form[] }

/**
 * A browser without scripts, as far as the server can tell: cookies, pages, forms, redirects. The real pages and the
 * real actions of the server answer it, at the cost of one request each.
 */
export class Visitor {
  private readonly cookies = new Map<string, string>()
  /** For whom the last page was rendered: what its forms carry. */
  private portal = ''

  constructor(readonly origin: string) {}

  private keepCookies(response: Response): void {
    for (const line of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (!name) continue
      if (value === '' || /max-age=0/i.test(line)) this.cookies.delete(name)
      else this.cookies.set(name, value!)
    }
  }

  /** One request, its redirects not followed. */
  async ask(path: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { cookie, origin: this.origin, ...init.headers }
    const signal = AbortSignal.timeout(30_000)
    const response = await fetch(new URL(path, this.origin), { redirect: 'manual', signal, ...init, headers })
    this.keepCookies(response)
    return response
  }

  /** Opens a page as a person does: through its redirects. */
  async open(path: string, init: RequestInit = {}): Promise<Page> {
    let response = await this.ask(path, init)
    let url = path
    for (let hops = 0; hops < 5 && response.status >= 300 && response.status < 400; hops += 1) {
      url = response.headers.get('location') ?? url
      response = await this.ask(url)
    }
    const html = await response.text()
    this.portal = /<meta name="identite" content="([^"]+)"/.exec(html)?.[1] ?? this.portal
    const { pathname, search } = new URL(url, this.origin)
    return { url: pathname + search, status: response.status, html, forms: readForms(html) }
  }

  /** Sends the form of a page that holds `wanted`, with `more` typed into it. */
  send(page: Page, wanted: string, more: Record<string, string> = {}): Promise<Response> {
    return this.ask(page.url, { method: 'POST', body: fill(page, wanted, more) })
  }

  /** The same, and what is then shown. */
  submit(page: Page, wanted: string, more: Record<string, string> = {}): Promise<Page> {
    return this.open(page.url, { method: 'POST', body: fill(page, wanted, more) })
  }

  /** Calls a server action as the page's script does, with one form. @returns what the server says, in React's words */
  async act(path: string, action: string, fields: Record<string, string>): Promise<string> {
    const body = new FormData()
    for (const [name, value] of Object.entries({ portail: this.portal, ...fields })) body.append(`_1_${name}`, value)
    body.append('0', '["$K1"]')
    const headers = { 'next-action': action, accept: 'text/x-component' }
    return (await this.ask(path, { method: 'POST', body, headers })).text()
  }

  async logIn(identifier: string, password: string): Promise<void> {
    const page = await this.open('/atelier/connexion')
    const after = await this.submit(page, 'name="password"', { identifier, password })
    if (after.url.includes('/connexion')) throw new Error(`${identifier} could not log in:\n${excerpt(after)}`)
  }
}

function fill(page: Page, wanted: string, more: Record<string, string>): FormData {
  const form = page.forms.find(({ text }) => text.includes(wanted))
  if (!form) throw new Error(`no form with « ${wanted} » on ${page.url} (${page.status}):\n${excerpt(page)}`)
  const body = new FormData()
  for (const [name, value] of form.fields) if (!(name in more)) body.append(name, value)
  for (const [name, value] of Object.entries(more)) body.append(name, value)
  return body
}

/** What a person would read of a page, for the message of a failure. */
export const excerpt = ({ html }: Page): string =>
  html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 1_500)

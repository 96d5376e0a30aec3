/** What a person without a script can do on a page: a form, with the fields that it sends. */
export type Form = { fields: [string, string][]; text: string }

const attribute = (tag: string, name: string) =>
  new RegExp(`\\s${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')

export function readForms(html: string): Form[] {
  return [...html.matchAll(/<form\b[^>]*>([\s\S]*?)<\/form>/g)].map(([, text]) => ({
    text: text!,
    fields: [...text!.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) => {
      const name = attribute(tag, 'name')
      const isLeftOut = /type="(checkbox|radio)"/.test(tag) && !/\schecked/.test(tag)
      return name && !isLeftOut ? [[name, attribute(tag, 'value') ?? ''] as [string, string]] : []
    }),
  }))
}

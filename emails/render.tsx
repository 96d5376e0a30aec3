import { render } from '@react-email/components'
import { Children } from 'react'
import { lightPalette } from '@/lib/core/colours'
import { BlockView, ParagraphView } from './blocks'
import type { MailContent } from './content'
import { Frame } from './frame'
import { renderText } from './text'

function Mail({ brand, locale = 'fr-FR', preview, kicker, title, body, footer }: MailContent) {
  const colour = lightPalette(brand.accentHue, brand.accentChroma)
  return (
    <Frame brand={brand} locale={locale} preview={preview} kicker={kicker} title={title} footer={footer}>
      {Children.toArray(
        body.map((part) =>
          part.kind === 'paragraph' ? (
            <ParagraphView key={part.runs[0]?.text} runs={part.runs} colour={colour} />
          ) : (
            <BlockView key={part.kind} block={part} colour={colour} />
          ),
        ),
      )}
    </Frame>
  )
}

/** One content, two renderings: html with its colours for light and dark, and plain text. */
export async function renderMail(content: MailContent): Promise<{ html: string; text: string }> {
  return { html: await render(<Mail {...content} />), text: renderText(content) }
}

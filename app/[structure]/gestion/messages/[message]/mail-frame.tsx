'use client'

import { useState } from 'react'
import { buttonClass } from '@/components/ui/button-class'

const widths = { phone: '22.5rem', desktop: '100%' }
type Screen = keyof typeof widths
type Props = { title: string; html: string; labels: Record<Screen, string> }

/** A mail in a frame of its own: a stranger's page, without script, form or our cookies; its links open elsewhere. */
export function MailFrame({ title, html, labels }: Props) {
  const [screen, setScreen] = useState<Screen>('desktop')
  return (
    <div className="grid min-w-0 gap-3">
      <fieldset className="flex flex-wrap gap-2 max-sm:hidden">
        <legend className="sr-only">{title}</legend>
        {(Object.keys(widths) as Screen[]).map((each) => (
          <button
            key={each}
            type="button"
            aria-pressed={each === screen}
            onClick={() => setScreen(each)}
            className={buttonClass(each === screen ? 'primary' : 'quiet')}
          >
            {labels[each]}
          </button>
        ))}
      </fieldset>
      <iframe
        title={title}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={html.replace('<head>', '<head><base target="_blank">')}
        style={{ width: widths[screen] }}
        className="h-[46rem] max-w-full rounded-m border border-line bg-surface"
      />
    </div>
  )
}

'use client'

import { useEffect } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import texts from '@/messages/fr/failure'

type Props = { error: Error & { digest?: string }; reset: () => void }

/** Reads its own small file of texts: an error page must not depend on what may have failed. */
export default function SiteError({ error, reset }: Props) {
  useEffect(() => {
    document.title = texts.title
  }, [])
  return (
    <main id="contenu" className="page grid min-h-dvh content-center justify-items-start gap-4">
      <h1>{texts.title}</h1>
      <p className="text-lg text-muted">{texts.text}</p>
      {error.digest ? (
        <p className="text-sm text-muted">
          {texts.reference} {error.digest}
        </p>
      ) : null}
      <button type="button" className={buttonClass()} onClick={reset}>
        {texts.again}
      </button>
    </main>
  )
}

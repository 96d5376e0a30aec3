'use client'

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/page-header'

/** A bug or an outage: one sentence and its reference, never the error's own words. */
export function Failure({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations('accounts.errors')
  return (
    <div className="page py-12 sm:py-20">
      <EmptyState
        icon="alert"
        title={<h1 className="text-2xl">{t('title')}</h1>}
        action={
          <Button icon="again" onClick={reset}>
            {t('retry')}
          </Button>
        }
      >
        {t('text', { reference: error.digest ?? '—' })}
      </EmptyState>
    </div>
  )
}

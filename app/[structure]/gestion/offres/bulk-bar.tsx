import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { bulkForm } from './bulk-form'
import { TickAll } from './tick-all'

/** What can be done to the ticked offers, each seen in a preview first ([1.H1]); it stays in sight while one ticks. */
export function BulkBar({ path }: { path: string }) {
  const t = useTranslations('offers.bulk')
  return (
    <form
      id={bulkForm}
      action={`${path}/ensemble`}
      className="no-print sticky bottom-3 z-10 flex flex-wrap items-center gap-3 rounded-m border border-line-strong bg-surface p-3 shadow-card"
    >
      <p className="font-medium">{t('bar')}</p>
      <span className="mr-auto">
        <TickAll labels={{ all: t('tickAll'), none: t('tickNone') }} />
      </span>
      {(['publier', 'masquer', 'prix'] as const).map((gesture) => (
        <Button key={gesture} type="submit" look="quiet" name="geste" value={gesture}>
          {t(gesture)}
        </Button>
      ))}
    </form>
  )
}

import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { fileGestures } from '@/lib/finder/types'

/** The id of the form that the boxes of the list belong to. */
export const bulkForm = 'lot'

/** What can be done to the ticked clients, each seen in a preview first; it stays in sight while one ticks. */
export function BulkBar({ path }: { path: string }) {
  const t = useTranslations('files.bulk')
  return (
    <form
      id={bulkForm}
      action={`${path}/ensemble`}
      className="no-print bottom-3 z-10 sm:sticky flex flex-wrap items-center gap-3 rounded-m border border-line-strong bg-surface p-3 shadow-card"
    >
      <p className="mr-auto font-medium">{t('bar')}</p>
      {fileGestures.map((gesture) => (
        <Button key={gesture} type="submit" look="quiet" name="geste" value={gesture}>
          {t(`gestures.${gesture}`)}
        </Button>
      ))}
      <Button type="submit" look="quiet" formAction={`${path}/etiquettes.csv`} icon="download">
        {t('labels')}
      </Button>
    </form>
  )
}

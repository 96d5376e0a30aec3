import { getTranslations } from 'next-intl/server'
import { feedsPath } from '@/components/bookings/paths'
import { LinkButton } from '@/components/ui/button'
import { Card } from '@/components/ui/card'

/** The way to the household's calendar addresses ([1.F6]); they have a page of their own, this one asks for enough already. */
export async function CalendarPanel({ slug }: { slug: string }) {
  const t = await getTranslations('calendars.feeds')
  return (
    <Card as="section" aria-labelledby="agenda" className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
      <div className="max-w-[40rem]">
        <h2 id="agenda" className="!text-xl">
          {t('title')}
        </h2>
        <p className="text-muted">{t('lead')}</p>
      </div>
      <LinkButton look="quiet" icon="calendar-plus" href={feedsPath(slug)}>
        {t('see')}
      </LinkButton>
    </Card>
  )
}

import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { confirmPath } from '@/components/bookings/paths'
import { shortWhenOf, whenOf } from '@/components/bookings/words'
import { Icon } from '@/components/ui/icon'
import { List, ListItem } from '@/components/ui/table'
import { AlertLink } from '@/components/waiting-lists/alert-link'
import { listAgendas } from '@/lib/agenda/queries/list-agendas'
import { listSoonestFree } from '@/lib/bookings/rules'
import { addDays, dayOf, type Instant } from '@/lib/core/time'
import type { PassSummary } from '@/lib/passes/queries'
import { firstDayOf } from '@/lib/passes/rules'

type Props = {
  slug: string
  scope: { structureId: string; clientFileId: string }
  pass: PassSummary
  zone: string
  now: Instant
}

/** How far they are looked for, and how many are shown. */
const searchDays = 28
const most = 6

/** The first free slots whoever teaches, for whoever prefers a time to a teacher ([1.F6]). */
export async function SoonestSlots({ slug, scope, pass, zone, now }: Props) {
  const from = [dayOf(now, zone), firstDayOf(pass)].sort()[1]!
  const until = [addDays(from, searchDays), pass.validUntil].sort()[0]!
  const agendas = pass.refusal ? [] : await listAgendas({ ...scope, passId: pass.id }, from, until)
  if (agendas.length < 2) return null
  const slots = listSoonestFree(agendas, { from, until }, most, now)
  const t = await getTranslations('bookings.soonest')
  return (
    <section aria-labelledby="premiers" className="grid max-w-[46rem] gap-3">
      <h2 id="premiers">{t('title')}</h2>
      {slots.length > 0 ? (
        <List>
          {slots.map(({ agenda, slot }) => {
            const [teacher, place] = [agenda.teacher.name, agenda.locations[slot.locationId ?? '']?.name ?? '']
            return (
              <ListItem
                key={`${agenda.teacher.id} ${slot.startsAt.getTime()}`}
                lead={shortWhenOf(slot.startsAt, zone)}
                aside={
                  <Link
                    href={confirmPath(slug, pass.id, agenda.teacher.id, slot)}
                    prefetch={false}
                    aria-label={t('slotOf', { when: whenOf(slot.startsAt, zone), teacher, place })}
                    className="inline-flex min-h-11 items-center gap-1 font-semibold"
                  >
                    {t('book')}
                    <Icon name="chevron-right" />
                  </Link>
                }
              >
                {teacher}
                <span className="block text-sm text-muted">{place}</span>
              </ListItem>
            )
          })}
        </List>
      ) : (
        <>
          <p className="text-muted">{t('none')}</p>
          <p>
            <AlertLink slug={slug} passId={pass.id} from={from} until={until} />
          </p>
        </>
      )}
    </section>
  )
}

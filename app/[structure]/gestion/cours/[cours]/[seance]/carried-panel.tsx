import { getTranslations } from 'next-intl/server'
import { type Column, Records } from '@/components/ui/records'
import { formatInstant } from '@/lib/core/formatting'
import { type CarriedOver, listCarriedOver } from '@/lib/courses/queries/find-session'
import type { DeskSession } from '@/lib/courses/types'
import { formatPhone } from '@/lib/site/rules'
import { Panel } from '../../../commandes/[commande]/panel'

/** Of a cancelled session: who was in it, how to reach them, and where their place went ([1.H1] [1.H12]). */
export async function CarriedPanel({ session }: { session: DeskSession }) {
  const [people, t] = await Promise.all([listCarriedOver(session.id), getTranslations('courses.session')])
  const columns: Column<CarriedOver>[] = [
    { key: 'name', label: t('name'), cell: ({ name }) => name },
    { key: 'payer', label: t('payer'), cell: ({ payer, name }) => (payer === name ? '' : payer) },
    { key: 'phone', label: t('phone'), cell: ({ phone }) => (phone ? formatPhone(phone) : '') },
    {
      key: 'next',
      label: t('becomes'),
      cell: ({ nextAt }) => (nextAt ? formatInstant(nextAt, session.zone) : t('toPlace')),
    },
  ]
  return (
    <Panel id="participants" title={t('carriedTitle')}>
      {people.length === 0 ? (
        <p className="text-muted">{t('carriedNobody')}</p>
      ) : (
        <Records caption={t('rosterCaption')} columns={columns} rows={people} />
      )}
    </Panel>
  )
}

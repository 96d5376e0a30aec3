import { getTranslations } from 'next-intl/server'
import { formatInstant } from '@/lib/core/formatting'
import type { MessageDetail } from '@/lib/deliveries/types'
import { Panel } from '../../panel'
import { StateTag } from '../state-tag'

type Props = { slug: string; zone: string; message: MessageDetail }

/** What the provider told of it, in order, and the mails that sent it again. */
export async function EventsPanel({ slug, zone, message }: Props) {
  const t = await getTranslations('deliveries')
  const path = `/${slug}/gestion/messages`
  const { events, resends, resendOf } = message
  const wordOf = (event: string) => {
    const key = `events.${event.replace(/^email\./, '')}` as 'events.sent'
    return t.has(key) ? t(key) : event
  }
  return (
    <Panel id="events" title={t('message.events')}>
      {events.length === 0 ? <p className="text-muted">{t('message.noEvents')}</p> : null}
      <ol className="grid gap-3">
        {events.map(({ event, detail, at }) => (
          <li key={`${event}${at.getTime()}`} className="grid gap-0.5 border-l-4 border-line pl-3">
            <p className="font-medium">{wordOf(event)}</p>
            <p className="text-sm text-muted">{formatInstant(at, zone)}</p>
            {detail ? <p className="text-sm whitespace-pre-line wrap-anywhere">{detail}</p> : null}
          </li>
        ))}
      </ol>
      {resendOf ? (
        <p>
          <a href={`${path}/${resendOf.id}`}>{t('message.resendOf', { day: formatInstant(resendOf.at, zone) })}</a>
        </p>
      ) : null}
      {resends.length > 0 ? (
        <div className="grid gap-2">
          <h3 className="font-semibold">{t('message.resends')}</h3>
          <ul className="grid gap-1">
            {resends.map(({ id, at, state }) => (
              <li key={id} className="flex flex-wrap items-center gap-3">
                <a href={`${path}/${id}`}>{formatInstant(at, zone)}</a>
                <StateTag state={state} />
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Panel>
  )
}

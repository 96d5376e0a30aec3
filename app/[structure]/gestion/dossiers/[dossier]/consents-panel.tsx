import { getTranslations } from 'next-intl/server'
import { ConsentHistory } from '@/components/client-files/consent-history'
import { Details } from '@/components/ui/details'
import { listConsents } from '@/lib/client-files/queries/list-consents'
import { readChoices } from '@/lib/client-files/rules'
import { consentChannels } from '@/lib/client-files/types'
import { formatDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import { Panel, type PanelProps } from './panel'

/** What the client agrees to, for the office to read: it can't tick for them ([2.A8]). */
export async function ConsentsPanel({ structure, file }: PanelProps) {
  const t = await getTranslations('people.consents')
  const entries = await listConsents(structure.id, file.id)
  const choices = readChoices(entries)
  const dayOfWord = (channel: (typeof consentChannels)[number]) => {
    const entry = entries.find((one) => one.channel === channel)
    return entry ? ` ${t('since', { day: formatDay(dayOf(entry.at, structure.timeZone)) })}` : ''
  }
  return (
    <Panel id="consentements" title={t('officeTitle')}>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[11rem_1fr]">
        {consentChannels.map((channel) => (
          <div key={channel} className="contents">
            <dt className="text-sm text-muted sm:pt-0.5">{t(`channels.${channel}`)}</dt>
            <dd>
              {choices[channel] === null ? (
                <span className="text-muted">{t('unsaid')}</span>
              ) : (
                <>
                  <span className="font-semibold">{t(choices[channel] ? 'yes' : 'no')}</span>
                  <span className="text-muted">{dayOfWord(channel)}</span>
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="text-sm text-muted">{t(file.mustAnswerConsents ? 'waiting' : 'officeText')}</p>
      {entries.length > 0 ? (
        <Details summary={t('officeHistory')}>
          <ConsentHistory entries={entries} zone={structure.timeZone} />
        </Details>
      ) : null}
    </Panel>
  )
}

import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { formatDay } from '@/lib/core/formatting'
import { formatPhone } from '@/lib/site/rules'
import { Panel, type PanelProps } from './panel'

const isOptional = (key: string) => ['civility', 'locale', 'login'].includes(key)

/** Who the client is and how they are reached ([2.A2]). */
export async function IdentityPanel({ structure, file }: PanelProps) {
  const [t, people, words] = await Promise.all([
    getTranslations('files.identity'),
    getTranslations('people.identity'),
    getTranslations('people.addressing'),
  ])
  const address = [file.addressLine1, file.addressLine2, `${file.postcode} ${file.city}`.trim()].filter(Boolean)
  const facts = [
    { key: 'civility' as const, value: file.civility ? words(`civilities.${file.civility}`) : null },
    { key: 'email' as const, value: file.email ? <a href={`mailto:${file.email}`}>{file.email}</a> : null },
    { key: 'phone' as const, value: file.phone ? <a href={`tel:${file.phone}`}>{formatPhone(file.phone)}</a> : null },
    { key: 'address' as const, value: address.length > 0 ? address.join(', ') : null },
    { key: 'birthOn' as const, value: file.birthOn ? formatDay(file.birthOn) : null },
    { key: 'locale' as const, value: file.locale ? words(`locales.${file.locale}`) : null },
    { key: 'login' as const, value: file.login && file.login.email !== file.email ? file.login.email : null },
  ]
  return (
    <Panel id="identite" title={t('title')}>
      <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-[6.5rem_1fr]">
        {facts
          .filter(({ key, value }) => value !== null || !isOptional(key))
          .map(({ key, value }) => (
            <div key={key} className="contents">
              <dt className="text-sm text-muted sm:pt-0.5">{t(key)}</dt>
              <dd className="min-w-0 break-words">{value ?? <span className="text-muted">{t('unknown')}</span>}</dd>
            </div>
          ))}
      </dl>
      {file.status === 'active' ? (
        <p>
          <LinkButton href={`/${structure.slug}/gestion/dossiers/${file.number}/identite`} look="quiet" icon="pencil">
            {people('link')}
          </LinkButton>
        </p>
      ) : null}
    </Panel>
  )
}

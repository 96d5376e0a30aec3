import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { HiddenFields } from '@/components/account/hidden-fields'
import { ActionForm } from '@/components/ui/action-form'
import { LinkButton } from '@/components/ui/button'
import { Tag, type TagKind } from '@/components/ui/card'
import { SubmitButton } from '@/components/ui/submit-button'
import { List, ListItem } from '@/components/ui/table'
import { clock } from '@/lib/core/clock'
import { formatDay } from '@/lib/core/formatting'
import { type Day, dayOf } from '@/lib/core/time'
import { requireStaff } from '@/lib/gate/actor'
import { withdrawTermsAction } from '@/lib/settings/actions'
import { listTerms } from '@/lib/settings/queries'
import { rights } from '@/lib/staff/types'
import { SettingsHeader } from '../settings-header'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('settings.terms'))('title') }
}

const kinds = { inForce: 'positive', coming: 'info', past: 'neutral' } as const satisfies Record<string, TagKind>

/** The newest version whose day has come is in force; one whose day hasn't may still be taken back ([6.L3]). */
function stateOf(versions: readonly { version: number; inForceFrom: Day }[], version: number, today: Day) {
  const come = versions.filter(({ inForceFrom }) => inForceFrom <= today)
  if (!come.some((one) => one.version === version)) return 'coming'
  return come[0]?.version === version ? 'inForce' : 'past'
}

/** Every version of the terms, the newest first ([2.F3] [6.L3]). */
export default async function TermsListPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/reglages/conditions`
  const { structure } = await requireStaff(slug, path, rights['settings.edit'])
  const [versions, now, { fait }, t] = await Promise.all([
    listTerms(structure.id),
    clock(),
    searchParams,
    getTranslations('settings.terms'),
  ])
  const today = dayOf(now, structure.timeZone)
  const done = { publie: t('published'), retire: t('withdrawn') }[String(fait)]
  return (
    <div className="page grid min-w-0 max-w-[60rem] gap-6">
      <SettingsHeader
        slug={slug}
        title={t('title')}
        lead={t('lead')}
        done={done}
        actions={
          <LinkButton href={`${path}/nouvelle`} look="primary" icon="plus">
            {t('new')}
          </LinkButton>
        }
      />
      <List label={t('title')}>
        {versions.map(({ version, inForceFrom, acceptances }) => {
          const state = stateOf(versions, version, today)
          const title = t(state === 'coming' ? 'from' : 'since', { version, day: formatDay(inForceFrom) })
          return (
            <ListItem
              key={version}
              aside={state === 'coming' ? <Withdrawal slug={slug} version={version} label={t('withdraw')} /> : null}
            >
              <a href={`${path}/${version}`} className="inline-flex min-h-11 items-center font-medium">
                {title}
              </a>
              <span className="flex flex-wrap items-center gap-2 text-sm text-muted">
                <Tag kind={kinds[state]}>{t(state)}</Tag>
                {t('acceptances', { count: acceptances })}
              </span>
            </ListItem>
          )
        })}
      </List>
    </div>
  )
}

function Withdrawal({ slug, version, label }: { slug: string; version: number; label: string }) {
  return (
    <ActionForm action={withdrawTermsAction}>
      <HiddenFields structure={slug} />
      <input type="hidden" name="version" value={version} />
      <SubmitButton look="quiet">{label}</SubmitButton>
    </ActionForm>
  )
}

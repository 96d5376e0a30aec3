import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Notice } from '@/components/ui/notice'
import { PageHeader } from '@/components/ui/page-header'
import { requireStaff } from '@/lib/gate/actor'
import { listTeam } from '@/lib/staff/queries'
import { teamSearch } from '@/lib/staff/schema'
import { rights } from '@/lib/staff/types'
import { RightsTable } from './rights-table'
import { TeamTable } from './team-table'

type Props = {
  params: Promise<{ structure: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('staff'))('title') }
}

/** Who works here, with which roles, and what each role may do ([2.F1]). */
export default async function TeamPage({ params, searchParams }: Props) {
  const { structure: slug } = await params
  const path = `/${slug}/gestion/equipe`
  const { actor, structure } = await requireStaff(slug, path, rights['staff.manage'])
  const { fait } = teamSearch.parse(await searchParams)
  const [team, t] = await Promise.all([listTeam(structure.id), getTranslations('staff')])
  return (
    <div className="page grid min-w-0 gap-6">
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        className="pb-0"
        actions={
          <LinkButton href={`${path}/inviter`} look="primary" icon="plus">
            {t('invite.link')}
          </LinkButton>
        }
      />
      {fait ? (
        <Notice kind="positive" role="status">
          {t(`done.${fait}`)}
        </Notice>
      ) : null}
      <TeamTable path={path} team={team} me={actor.accountId} zone={structure.timeZone} />
      <RightsTable />
    </div>
  )
}

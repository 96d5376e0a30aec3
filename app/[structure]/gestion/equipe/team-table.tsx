import { useTranslations } from 'next-intl'
import { Tag, type TagKind, Tags } from '@/components/ui/card'
import { Records } from '@/components/ui/records'
import { formatDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import type { TeamMember, TeamState } from '@/lib/staff/types'

const kinds: Record<TeamState, TagKind> = { invited: 'info', active: 'positive', suspended: 'danger' }

/** The name that somebody goes by in the office; their address, when they gave none. */
export const nameOf = ({ firstName, lastName, email }: TeamMember): string =>
  `${firstName} ${lastName}`.trim() || (email ?? '')

type Props = { path: string; team: TeamMember[]; me: string; zone: string }

/** Everybody of the team, with the way to change what they may do. */
export function TeamTable({ path, team, me, zone }: Props) {
  const t = useTranslations('staff')
  const rows = team.map((person) => ({ ...person, id: person.accountId }))
  return (
    <Records
      caption={t('title')}
      rows={rows}
      isWide
      columns={[
        {
          key: 'name',
          label: t('columns.name'),
          cell: (person) => <Person path={path} person={person} isMe={person.id === me} />,
        },
        { key: 'roles', label: t('columns.roles'), cell: (person) => <RoleTags person={person} /> },
        {
          key: 'state',
          label: t('columns.state'),
          cell: ({ state }) => <Tag kind={kinds[state]}>{t(`states.${state}`)}</Tag>,
        },
        {
          key: 'factor',
          label: t('columns.factor'),
          cell: ({ hasSecondFactor }) => t(hasSecondFactor ? 'factorOn' : 'factorOff'),
        },
        {
          key: 'seen',
          label: t('columns.seen'),
          cell: ({ lastSeenAt }) => (lastSeenAt ? formatDay(dayOf(lastSeenAt, zone)) : t('never')),
        },
      ]}
    />
  )
}

function Person({ path, person, isMe }: { path: string; person: TeamMember; isMe: boolean }) {
  const t = useTranslations('staff')
  const name = nameOf(person)
  return (
    <div className="min-w-0">
      <p className="font-medium">
        <a href={`${path}/${person.accountId}`} className="break-all">
          {name}
        </a>{' '}
        {isMe ? <span className="font-normal text-muted">{t('you')}</span> : null}
      </p>
      {person.email && person.email !== name ? <p className="text-sm break-all text-muted">{person.email}</p> : null}
    </div>
  )
}

function RoleTags({ person: { roles, teacher } }: { person: TeamMember }) {
  const t = useTranslations('staff')
  return (
    <div className="grid justify-items-end gap-1 lg:justify-items-start">
      <Tags>
        {roles.map((role) => (
          <Tag key={role}>{t(`roles.${role}`)}</Tag>
        ))}
      </Tags>
      {teacher ? <p className="text-sm text-muted">{teacher}</p> : null}
    </div>
  )
}

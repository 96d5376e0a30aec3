import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Tag } from '@/components/ui/card'
import { Progress } from '@/components/ui/progress'
import { ProgressWatch } from '@/components/ui/progress-watch'
import { List, ListItem } from '@/components/ui/table'
import { formatBytes, formatInstant, formatNumericDay } from '@/lib/core/formatting'
import { dayOf } from '@/lib/core/time'
import type { ExportRow } from '@/lib/exports/types'

type Props = { label: string; rows: readonly ExportRow[]; zone: string; path: string }

/** The copies that somebody asked for: how far each is, and those that can be downloaded ([2.A7]). */
export async function ExportList({ label, rows, zone, path }: Props) {
  if (rows.length === 0) return null
  return (
    <>
      <List label={label}>
        {rows.map((row) => (
          <Row key={row.id} row={row} zone={zone} path={path} />
        ))}
      </List>
      {rows.some(({ state }) => state === 'waiting' || state === 'running') ? <ProgressWatch /> : null}
    </>
  )
}

async function Row({ row, zone, path }: { row: ExportRow; zone: string; path: string }) {
  const t = await getTranslations('exports')
  const when = formatInstant(row.createdAt, zone)
  const isReady = row.state === 'ready' && row.expiresAt !== null
  return (
    <ListItem
      aside={
        isReady ? (
          <LinkButton look="quiet" href={`${path}/${row.id}`} aria-label={t('downloadLabel', { when })}>
            {t('download', { size: formatBytes(row.byteCount ?? 0) })}
          </LinkButton>
        ) : (
          <Tag kind={row.state === 'failed' ? 'danger' : 'neutral'}>{t(`states.${row.state}`)}</Tag>
        )
      }
    >
      {t('askedOn', { when })}
      {isReady ? (
        <span className="block text-sm text-muted">
          {t('until', { day: formatNumericDay(dayOf(row.expiresAt!, zone)) })}
        </span>
      ) : null}
      {row.state === 'running' ? <Progress label={t('progress')} value={row.progress} /> : null}
    </ListItem>
  )
}

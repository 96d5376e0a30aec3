import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Table, Td, Th } from '@/components/ui/table'
import { formatNumericDay } from '@/lib/core/formatting'
import type { PassSummary } from '@/lib/passes/queries'

type Props = {
  caption: string
  passes: readonly PassSummary[]
  showsLearner: boolean
  actionOf?: (pass: PassSummary) => ReactNode
}

/** Cours, Pris, Réservés, Restants, Expiration ([1.F1], [1.G2]); on a phone each pass is a small sheet of its own. */
export async function PassTable({ caption, passes, showsLearner, actionOf }: Props) {
  const t = await getTranslations('passes')
  const nameOf = (pass: PassSummary) => (
    <>
      <span className="font-medium">{pass.name}</span>
      {showsLearner ? <span className="text-muted"> {t('forLearner', { name: pass.learnerFirstName })}</span> : null}
    </>
  )
  return (
    <>
      <div className="hidden min-w-0 sm:block">
        <Table caption={caption}>
          <thead>
            <tr>
              <Th>{t('columns.name')}</Th>
              <Th numeric>{t('columns.taken')}</Th>
              <Th numeric>{t('columns.reserved')}</Th>
              <Th numeric>{t('columns.remaining')}</Th>
              <Th numeric>{t('columns.expiry')}</Th>
              {actionOf ? (
                <Th>
                  <span className="sr-only">{t('columns.action')}</span>
                </Th>
              ) : null}
            </tr>
          </thead>
          <tbody>
            {passes.map((pass) => (
              <tr key={pass.id}>
                <Td className="!align-middle">{nameOf(pass)}</Td>
                <Td numeric className="!align-middle">
                  {pass.figures.taken}
                </Td>
                <Td numeric className="!align-middle">
                  {pass.figures.reserved}
                </Td>
                <Td numeric className="!align-middle font-semibold">
                  {pass.figures.remaining}
                </Td>
                <Td numeric className="!align-middle">
                  {formatNumericDay(pass.validUntil)}
                </Td>
                {actionOf ? <Td className="text-right !align-middle">{actionOf(pass)}</Td> : null}
              </tr>
            ))}
          </tbody>
        </Table>
      </div>
      <ul aria-label={caption} className="grid gap-3 sm:hidden">
        {passes.map((pass) => (
          <li key={pass.id} className="grid gap-3 rounded-m border border-line bg-surface p-4">
            <p>{nameOf(pass)}</p>
            <PassLine pass={pass} />
            {actionOf?.(pass)}
          </li>
        ))}
      </ul>
    </>
  )
}

async function PassLine({ pass }: { pass: PassSummary }) {
  const t = await getTranslations('passes.columns')
  const facts = [
    [t('taken'), pass.figures.taken],
    [t('reserved'), pass.figures.reserved],
    [t('remaining'), pass.figures.remaining],
    [t('expiry'), formatNumericDay(pass.validUntil)],
  ] as const
  return (
    <dl className="flex flex-wrap justify-between gap-x-4 gap-y-2">
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt className="text-xs text-muted">{term}</dt>
          <dd className="font-semibold">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

import { useTranslations } from 'next-intl'
import { Icon } from '@/components/ui/icon'
import { Table, Td, Th } from '@/components/ui/table'
import { hasRight } from '@/lib/staff/rules'
import { type Right, rights, staffRoles } from '@/lib/staff/types'

const allRights = Object.keys(rights) as Right[]

/** The matrix of rights as it is in the code, read by whoever manages the team ([2.F1]). */
export function RightsTable() {
  const t = useTranslations('staff')
  return (
    <section className="grid min-w-0 gap-4">
      <div>
        <h2>{t('matrix.title')}</h2>
        <p className="text-muted">{t('matrix.lead')}</p>
      </div>
      <dl className="grid gap-3 sm:hidden">
        {allRights.map((right) => (
          <div key={right} className="border-b border-line pb-3">
            <dt>{t(`rights.${right}`)}</dt>
            <dd className="text-sm text-muted">
              {staffRoles
                .filter((role) => hasRight(role, right))
                .map((role) => t(`roles.${role}`))
                .join(', ')}
            </dd>
          </div>
        ))}
      </dl>
      <div className="min-w-0 max-sm:hidden">
        <Table caption={t('matrix.title')}>
          <thead>
            <tr>
              <Th>{t('matrix.right')}</Th>
              {staffRoles.map((role) => (
                <Th key={role} className="text-center">
                  {t(`roles.${role}`)}
                </Th>
              ))}
            </tr>
          </thead>
          <tbody>
            {allRights.map((right) => (
              <RightRow key={right} right={right} />
            ))}
          </tbody>
        </Table>
      </div>
    </section>
  )
}

function RightRow({ right }: { right: Right }) {
  const t = useTranslations('staff')
  return (
    <tr>
      <th scope="row" className="min-w-56 border-t border-line px-4 py-3 text-left align-top font-normal">
        {t(`rights.${right}`)}
      </th>
      {staffRoles.map((role) => (
        <Td key={role} className="relative text-center">
          {hasRight(role, right) ? (
            <span className="text-positive">
              <Icon name="check" className="inline-block" />
              <span className="sr-only">{t('matrix.yes')}</span>
            </span>
          ) : (
            <span className="text-muted">
              <span aria-hidden="true">—</span>
              <span className="sr-only">{t('matrix.no')}</span>
            </span>
          )}
        </Td>
      ))}
    </tr>
  )
}

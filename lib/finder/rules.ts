import type { FileFilter } from './types'

/*
 * Whoever works in the office gets to any client from any page, by what they have of them ([2.A1]). A list of clients is
 * narrowed in its address, so that it can be kept, sent to a colleague, exported as it is shown, and come back to.
 */

/** How many clients the office reads on one page. */
export const filesPerPage = 25

/** The address of the list narrowed so; what narrows nothing isn't in it. */
export function describeFileFilter(filter: Partial<FileFilter>): string {
  const query = new URLSearchParams()
  if (filter.search) query.set('q', filter.search)
  if (filter.town) query.set('ville', filter.town)
  if (filter.status) query.set('statut', filter.status)
  if (filter.hasDebt) query.set('impaye', '1')
  if (filter.hasMembership) query.set('adherent', '1')
  if (filter.hasNoLogin) query.set('sans-acces', '1')
  if (filter.page && filter.page > 1) query.set('page', String(filter.page))
  return query.size > 0 ? `?${query}` : ''
}

/** Whether anything but words narrows the list: words alone are ranked, and forgive a mistake. */
export const isOnlyWords = ({ search, page: _page, ...others }: FileFilter): boolean =>
  search !== '' && describeFileFilter(others) === ''

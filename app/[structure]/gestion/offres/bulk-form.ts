/** The id of the form that the boxes of the list belong to: it stands under the table, which holds another form's buttons. */
export const bulkForm = 'lot'

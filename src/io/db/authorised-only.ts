/** Whether only an authorised person may read a version `v` (K4). The mark stands in its content as JSON writes it: in a text of the row its quotation marks would be escaped. */
export const AUTHORISED_ONLY = `v.content LIKE '%"protection":"marked"%'`

import {lastDayRaised, type RaisedRule} from '../../core/review/raised.js'
import {addDays} from '../../core/terms/local-date.js'
import {isAnyPresent} from '../../core/user/absence.js'
import {absencesFrom} from '../../io/db/absence-table.js'
import {allGrants} from '../../io/db/grant-table.js'
import type {Session} from '../../io/session.js'
import {dayBegins} from '../../io/system/clock.js'

/** What is raised today: what was left to the lawyer and not answered within the office days that the settings give, and all that is left where no lawyer is there (B6). */
export async function raisedRule(session: Session): Promise<RaisedRule> {
  const {db, settings, today} = session
  const [grants, absences] = [await allGrants(db), await absencesFrom(db, today)]
  return {
    before: dayBegins(addDays(lastDayRaised(today, settings.review.escalationDays), 1), settings.timeZone),
    committees: Object.keys(settings.committees).filter((code) => !isAnyPresent('lawyer', code, today, grants, absences)),
  }
}

/**
 * Every refusal of Parley in one table: its code and its English sentence, which names the place and the cure.
 *
 * `{name}` is filled from the refusal's details (refusal-sentence). The Spanish sentences stand in `renderer/i18n/es.json`
 * under the same codes; a test compares the two lists. Callers: every floor.
 */
/** The facts a refusal's sentence is filled with: texts as they are, numbers as plain decimals ("-1234.50"). */
export type RefusalDetails = Readonly<Record<string, string | number>>;

export const refusalSentences = {
  // Numbers and spreading
  'not-a-number': '“{text}” is not a number Parley can read. Write it like 1250000, 1.2m, 350k, +5% or =LY*1.04.',
  'amount-far-off':
    '“{text}” counts in {unit} here and would be {amount}, over a hundred times what stood here. Write it with k or m (5600k, 5.6m).',
  'number-too-large': '{amount} is beyond what a plan can hold exactly (9,007,199,254,740,991 of the smallest unit).',
  'too-many-decimals':
    '“{text}” has more than {decimals} decimals. Round it first, because Parley does not drop digits unasked.',
  'percent-of-what': '“{text}” does not say of what. Write +5% or -5% for a change, or =LY*5% for a part of last year.',
  'entry-needs-current':
    'There is no number here yet, so it cannot be changed by a part or an amount. Enter the number itself.',
  'entry-needs-last-year': 'There is no last year here to start from. Enter the number itself.',
  'entry-needs-offer': 'There is no offer here yet to start from. Enter the number itself.',
  'entry-needs-ask': 'There is no ask here yet to start from. Enter the number itself, or wait for the answer.',
  'spread-too-low':
    'The rows that may change cannot go below {least}, so {amount} does not fit: {short} too little. Release a hold, widen a bound or enter at least {least}.',
  'spread-too-high':
    'The rows that may change cannot go above {most}, so {amount} does not fit: {short} is left over. Release a hold, widen a bound or enter at most {most}.',
  'spread-nothing-free':
    'Every row below {unit} is held or settled, so {amount} cannot be spread: {short} has no place. Release a hold or reopen a line first.',
  'spread-all-held': 'Every row below {unit} is held or settled. Release a hold or reopen a line first.',
  'spread-nothing-populated':
    'Nothing stands below {unit} in these months, so there are no populated rows. Spread over all rows instead.',
  'spread-like-nothing': 'What the spread should follow has no numbers for {unit}. Choose another year, line or unit.',
  'season-needs-twelve':
    'A season needs twelve weights, one for each month, and here are {count}. Write them with spaces between, or paste a row.',
  'season-weight-negative': 'The weight {text} lies below 0. Write weights from 0 on.',
  'season-empty': 'Every month of this season weighs 0. Give at least one month a weight.',
  'above-maximum':
    '{amount} is {short} above the maximum of {unit}, which is {most}. Enter at most that, or raise the maximum.',
  'below-minimum':
    '{amount} is {short} below the minimum of {unit}, which is {least}. Enter at least that, or lower the minimum.',
  'bounds-crossed': 'The minimum {least} lies above the maximum {most}. Exchange or correct them.',
  'bound-excludes-offer':
    'The offer of {unit} stands at {amount}, outside these bounds. Change the offer first or choose wider bounds.',
  'bound-excludes-ask':
    'The ask of {unit} stands at {amount}, outside these bounds. Change the ask first or choose wider bounds.',
  'hold-not-yours': 'The hold on {unit} may be released by {who}. Ask one of them, or enter the number elsewhere.',
  // Plan structure
  'unknown-unit': 'There is no unit “{unit}” in this plan. Check the spelling or add the unit first.',
  'unknown-line': 'There is no line “{line}” in this plan. Check the spelling or add the line first.',
  'unknown-target': 'There is no corporate target “{target}” in this plan.',
  'duplicate-id': 'The id “{id}” is used twice. Every unit, line and target needs an id of its own.',
  'tree-needs-one-root': 'The tree of {tree} needs exactly one root (a row without a parent), but {count} were given.',
  'unknown-parent':
    '“{id}” names the parent “{parent}”, which does not exist. Add the parent first or correct the name.',
  'tree-has-cycle': '“{id}” would become its own ancestor. Choose another parent.',
  'node-has-numbers':
    '“{id}” already carries numbers of its own. Units and lines with numbers must stay without children and cannot be removed.',
  'node-has-children': '“{id}” has children. Remove or move them first.',
  'bad-anchors': 'The four anchors of “{target}” must run in one direction from worst to best. Correct the anchors.',
  // Bargaining
  'line-held': '{unit} is held by {owner} ({reason}). Release the hold before changing the number.',
  'line-settled': '{unit} is settled at {amount}. Reopen it with a reason before changing the number.',
  'line-not-held': '{unit} is not held, so there is nothing to release.',
  'line-not-settled': '{unit} is not settled, so there is nothing to reopen.',
  'line-already-held': '{unit} is already held by {owner}.',
  'no-offer-yet': '{unit} has no offer yet. Propose a number first.',
  'no-ask-yet': '{unit} has not answered yet, so there is no ask to accept. Enter the ask first.',
  'offer-and-ask-differ':
    'The offer {offer} and the ask {ask} of {unit} differ. Say which number is settled, or let one side accept first.',
  'reason-needed': 'Reopening {unit} needs a reason, because it stays in the record for ever.',
  'rejection-needs-reason':
    'Rejecting the number of {unit} needs a reason, so that the other side can answer it. Write why.',
  'rejection-needs-number':
    'Nobody is told “rejected” without a number: this side has none for {unit} yet. Counter with a number instead.',
  'unknown-reason-code': 'There is no reason code “{code}” in this plan. Add it to the list first.',
  'reason-code-in-use': '“{name}” stands with {count} moves and stays in the list. Rename it instead.',
  'unknown-condition': 'There is no condition “{condition}” waiting for an answer in this plan.',
  'condition-empty': 'A condition for {unit} says nothing. Write what is wanted: an amount, a day or a few words.',
  'condition-not-stated': '“{text}” is no longer on the table, so it cannot be withdrawn.',
  'condition-not-promised':
    '“{text}” was not promised, so it can be neither met nor broken. Agree on the number first.',
  'sign-needs-settlement': '{unit} is not settled itself, so there is nothing to sign. Settle the line first.',
  'already-signed': 'This side has signed {unit} already.',
  'unknown-package': 'There is no package “{package}” in this plan.',
  'package-not-open': 'The package “{name}” was answered already. Offer a new one.',
  'package-overlaps':
    'The package “{name}” has a number for {unit} and one for {other}, and one contains the other. Keep one of them.',
  'package-does-not-fit':
    'The package “{name}” does not fit: a held total moved {unit} by {short} again. Release the hold on the total first.',
  'round-closed': 'Round {round} is closed, so numbers stand still. Open round {next} first.',
  'round-already-closed': 'Round {round} is closed already.',
  'rounds-used-up':
    'This plan has at most {maximum} rounds. Decide the lines that were sent up, or allow more rounds under Prepare.',
  'rounds-gone-by': 'Round {round} is under way, so there cannot be at most {maximum}. Choose at least {round}.',
  'line-escalated':
    '{unit} was sent to {to} and waits for the decision of {owner}. Only {owner} or somebody above decides its number.',
  'nothing-above': '{unit} is the top of the organisation; there is nobody above to send it to.',
  'not-above': '{to} does not lie above {unit}. Choose a unit above.',
  'nothing-to-escalate':
    'There is nothing to send up at {unit}: both sides must have a number, and nobody may have accepted or settled.',
  'hold-already-over': 'Round {round} is over; round {now} is under way. Hold until round {now} or later.',
  'total-held':
    '{unit} belongs to {holder}, whose total is held, and its other rows cannot make up the difference of {short}. Release the hold on {holder} first.',
  'no-base-year':
    'There is no actual history for {year}, so growth over it cannot be computed. Import the history first or enter the numbers.',
  'potential-missing':
    '{count} units have no potential yet ({units}), and this way of opening needs it. Enter the potentials, or open by history.',
  'blend-not-whole': 'The parts of the blend do not add up to 100 %. Correct them so that they do.',
  'split-needs-rows': '{unit} has no rows below it, so there is nothing to split. Choose a total, or several rows.',
  'split-rows-nested':
    '{unit} lies below {above}, so both cannot be parts of one split. Choose rows that do not contain each other.',
  // Workshop
  'unknown-workshop-item':
    'There is no point “{item}” on the agenda or in the parking lot. It may have been removed; look at the list again.',
  'workshop-item-empty': 'A point of the agenda or the parking lot needs a text. Write what it is about.',
  // Undo
  'nothing-to-undo': 'There is nothing to undo.',
  'nothing-to-redo': 'There is nothing to redo.',
  'unknown-entry': 'There is no entry “{entry}” in this plan’s journal.',
  'past-read-only': 'This is the past, and it cannot be changed. Go back to now, then change the number there.',
  'undo-blocked':
    'Entry {sequence} cannot be undone on its own, because later entries changed the same numbers. Undo the later entries first.',
  // Commands and the wire
  'command-malformed': 'The command is not understood: {reason}.',
  'command-id-reused': 'The command id {id} was already used for a different command.',
  'not-available': '{what} is not available here.',
  'plan-not-open': 'The plan is not open. Open it and try again.',
  'plan-in-use':
    'This plan is open in another Parley on this computer ({owner}). Close it there first; two writers are never allowed.',
  'unknown-plan': 'There is no plan “{plan}” on this computer.',
  'plan-exists':
    'A plan with this identity is already on this computer as “{name}”. Open it, or import the file as a copy.',
  'store-stopped': 'The plan store is not running. Parley is starting it again; nothing that was confirmed is lost.',
  'program-fault':
    'Something inside Parley failed. Nothing that was confirmed is lost; try again, and reload the window if it fails again.',
  'plan-damaged':
    'The files of this plan are damaged, and no copy or journal was left to restore it from. Import the last plan file you exported.',
  'outcome-unknown': 'The disk reported a fault while saving. Parley reopened the plan: the change was {result}.',
  'disk-full': 'The disk is full. Everything confirmed is safe; free some space and repeat the last step.',
  'disk-fault': 'The disk refused to save ({fault}). Everything confirmed is safe; the last step was not saved.',
  'time-limit': '{what} took longer than {seconds} seconds and was stopped. Nothing was changed.',
  cancelled: '{what} was cancelled. Nothing was changed.',
  // Packets
  'packet-of-packet':
    'This is a packet itself, so nothing can be cut from it or collected in it. Do it in the plan, where it is known who may see what.',
  'packet-unit-side-only':
    'This is the packet of {unit}: its owner answers here with asks, counters, conditions and yes or no. Offers, holds, settlements and changes of the plan are made at home, in the plan.',
  'packet-not-one':
    'This plan file is a whole plan, not a packet. Open it as a plan, or choose the packet that was sent back.',
  'packet-other-plan':
    'This packet of {unit} was cut from another plan (“{plan}”). Open that plan and collect the answer there.',
  'packet-later-plan':
    'This packet of {unit} was cut from a later state of the plan, or from another copy of it. Bring that copy in first, then collect the answer.',
  'packet-taken-back':
    'The packet of {unit} is not in this plan, because cutting it was undone. Redo the cut, or cut a new packet.',
  'packet-not-cut-here':
    'This packet of {unit} does not begin with what was cut from this plan, so it was changed on the way. Ask for the file that was sent back from the other laptop.',
  'packet-unit-removed':
    'The unit “{unit}” of this packet is no longer in the plan, so its answer has no place. Bring the unit back, or leave the packet out.',
  'packet-oversteps':
    'Entry {entry} of the packet of {unit} is not an answer of that unit, so nothing of the packet was taken. Ask for the file that Parley wrote.',
  'packet-answered-twice':
    'The packet of {unit} was answered on two laptops, by {one} and by {other}. A line holds one ask, so both cannot be kept: choose which answer counts.',
  'packet-not-chosen': 'The other answer of {unit} was chosen, so this one was left out.',
  'packet-choice-blocked':
    'The answer of {unit} that was taken before cannot be taken back, because later entries changed the same numbers. Undo those first, or keep the answer that is here.',
  'unknown-packet': 'There is no packet “{packet}” in this plan.',
  // Files
  'file-not-readable': 'The file cannot be read: {reason}. Choose another file.',
  'file-not-a-plan': 'This is not a Parley plan file: {reason}. Choose a file that ends in .parley.',
  'file-altered': 'This plan file was altered after Parley wrote it: {place}. Ask for a fresh export.',
  'file-newer': 'This plan file was written by a newer Parley (format {version}). Update Parley to open it.',
  'file-has-password':
    'This plan file is locked with a password, which this version of Parley cannot open. Ask for an export without a password.',
  'file-too-large': 'The file is larger than {limit}. Parley does not open files of this size.',
  // Import of history
  'table-row-without-id': 'Line {line} has neither an id nor a name. Fill in one of them or remove the line.',
  'csv-empty': 'The file has no rows. Choose a CSV file with a header and at least one row.',
  'csv-no-column': 'The file has no column “{column}”. Its columns are: {columns}.',
  'csv-no-measure': 'No column is mapped to revenue, units or cost. Map at least one.',
  'csv-rejected-rows':
    '{count} of {total} rows were rejected, and all or nothing was asked for, so nothing was imported. First: line {line}, {reason}.',
  'csv-nothing-accepted':
    'None of the {total} rows could be used, so nothing was imported. First: line {line}, {reason}.',
  'csv-is-workbook':
    'This is an Excel workbook or a zip file, not a CSV file. Save the sheet as CSV and choose that file.',
  'csv-not-text': 'This file is not text, so it cannot be a CSV file. Choose another file.',
  'csv-broken-header':
    'The header line cannot be read: it is longer than {limit} bytes or has a quotation mark that is not closed. Correct the first line.',
  'csv-too-many-columns': 'The file has more than {limit} columns. Remove the columns that are not needed.',
  'csv-line-too-long':
    'Line {line} is longer than {limit} bytes, so this is not a table of facts. Choose another file.',
  'csv-too-many-cells':
    'The file has more than {limit} different numbers (unit × line × month × measure). Split it by year or region.',
  'csv-too-many-rows':
    'The file has more than {limit} different combinations of unit, line and year. Split it by year or region.',
  'csv-too-many-names':
    'The column “{column}” has more than {limit} different texts. Check the mapping, or split the file.',
  'csv-one-measure':
    'With the months in columns, map exactly one measure, or name the column that says the measure of each row.',
  'csv-no-value': 'A column says the measure of each row, but no column is mapped to the number. Map “value”.',
  'csv-month-column':
    'The column “{column}” is listed as a month, but its name is none. Rename it like 2013-01 or Jan 2013.',
  'csv-line-needed':
    'No column is mapped to the line, which needs a plan with exactly one line; this one has {count}. Map the line.',
  // Rows of an import that were rejected
  'row-quotes': 'A quotation mark is opened and not closed properly.',
  'row-columns': 'The row has {count} cells where the header has {expected}.',
  'row-encoding': 'The text in “{column}” is not valid in the encoding of the file.',
  'row-text-too-long': 'The text in “{column}” is longer than {limit} bytes.',
  'row-bad-name': '“{text}” in “{column}” cannot be a name: it is too long or has invisible characters.',
  'row-no-period': 'The month in “{column}” is empty.',
  'row-bad-period': '“{text}” in “{column}” is not a month. Write it like 2013-01 or 2013-01-31.',
  'row-no-unit': 'The unit in “{column}” is empty.',
  'row-no-line': 'The line in “{column}” is empty.',
  'row-ambiguous-unit': 'Several units are called “{text}”. Use the id instead.',
  'row-ambiguous-line': 'Several lines are called “{text}”. Use the id instead.',
  'row-unit-not-leaf': '“{text}” has units below it; history is kept at the lowest level. Name one of those.',
  'row-line-not-leaf': '“{text}” has lines below it; history is kept at the lowest level. Name one of those.',
  'row-unknown-measure': '“{text}” in “{column}” is not mapped to a measure.',
  'row-not-a-number': '“{text}” in “{column}” is not a number.',
  'row-percent': '“{text}” in “{column}” is a percentage; an amount is needed.',
  'row-number-too-large':
    '“{text}” in “{column}” is beyond what a plan can hold exactly, alone or with the rows before it.',
  'import-unknown': 'The upload is no longer known. Choose the file again.',
} as const satisfies Readonly<Record<string, string>>;

export type RefusalCode = keyof typeof refusalSentences;
export const refusalCodes = Object.keys(refusalSentences) as RefusalCode[];

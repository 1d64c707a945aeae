// Shows times in the reader's own time zone and manner. Without this script they stand there in UTC.
const language = document.documentElement.lang;
const manner = navigator.languages.find((each) => each.split("-")[0] === language) ?? language;
const format = new Intl.DateTimeFormat(manner, { dateStyle: "medium", timeStyle: "short" });

for (const time of document.querySelectorAll("time[datetime]")) {
  const at = new Date(time.dateTime);
  if (!Number.isNaN(at.getTime())) {
    time.title = time.textContent;
    time.textContent = format.format(at);
  }
}

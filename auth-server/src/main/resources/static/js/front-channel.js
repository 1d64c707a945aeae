// Goes on once every application has been told, or has had its time. Without this script the link on the page does the same.
const patience = 5000;
const next = document.getElementById("next").href;
const frames = [...document.querySelectorAll("#frames iframe")];

/** A frame that was loaded before this script ran has fired its event already; one of another origin does not say. */
const loaded = (frame) => new Promise((resolve) => frame.addEventListener("load", resolve, { once: true }));
const pageLoaded = new Promise((resolve) => window.addEventListener("load", resolve, { once: true }));
const tooLong = new Promise((resolve) => setTimeout(resolve, patience));

// The page is loaded when all of its frames are.
Promise.race([Promise.all(frames.map(loaded)), pageLoaded, tooLong]).then(() => location.replace(next));

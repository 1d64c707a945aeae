// Sends the answer on to the application. Without this script the button on the page does the same.
document.getElementById("form-post").submit();

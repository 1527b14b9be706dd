"""What all files share: stamp, safe CSV, XML and HTML, and the code that runs in the browser."""
